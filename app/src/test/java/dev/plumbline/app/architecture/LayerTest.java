package dev.plumbline.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The lines between the modules; see {@code modules/README.md}. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
@Execution(ExecutionMode.CONCURRENT)
class LayerTest {
  @ArchTest
  static void dataFlowsOneWayThroughTheModules(JavaClasses classes) {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy("dev.plumbline.model..")
        .layer("session")
        .definedBy("dev.plumbline.session..")
        .layer("aws")
        .definedBy("dev.plumbline.aws..")
        .layer("connect")
        .definedBy("dev.plumbline.connect..")
        .layer("collect")
        .definedBy("dev.plumbline.collect..")
        .layer("path")
        .definedBy("dev.plumbline.path..")
        .layer("logs")
        .definedBy("dev.plumbline.logs..")
        .layer("guide")
        .definedBy("dev.plumbline.guide..")
        .layer("diagram")
        .definedBy("dev.plumbline.diagram..")
        .layer("report")
        .definedBy("dev.plumbline.report..")
        .layer("lab")
        .definedBy("dev.plumbline.lab..")
        .layer("app")
        .definedBy("dev.plumbline.app..")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("session")
        .mayNotAccessAnyLayer()
        .whereLayer("aws")
        .mayOnlyAccessLayers("model")
        .whereLayer("connect")
        .mayOnlyAccessLayers("model", "session", "aws")
        .whereLayer("collect")
        .mayOnlyAccessLayers("model", "connect")
        .whereLayer("path")
        .mayOnlyAccessLayers("model")
        .whereLayer("logs")
        .mayOnlyAccessLayers("model", "connect")
        .whereLayer("guide")
        .mayOnlyAccessLayers("model", "path", "logs")
        .whereLayer("diagram")
        .mayOnlyAccessLayers("model", "path")
        .whereLayer("report")
        .mayOnlyAccessLayers("model", "path", "guide", "diagram")
        .whereLayer("lab")
        .mayOnlyAccessLayers("model", "session")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @ArchTest
  static final ArchRule onlyTheAppKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..")
          .because("command line, report and tests must run without a toolkit");

  @ArchTest
  static final ArchRule onlyAwsAndConnectKnowTheSdk =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.plumbline.aws..", "dev.plumbline.connect..", "dev.plumbline.lab..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..")
          .because("every request goes through clients that refuse what is not on the list");

  @ArchTest
  static final ArchRule onlyConnectKnowsTheSshClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.connect..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.schmizz..", "com.hierynomus..")
          .because("a shell over SSM or Run Command must be able to stand in its place");

  @ArchTest
  static final ArchRule theCommandLineDoesNotNeedTheWindow =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plumbline.app.screen..", "javafx.scene..")
          .because("a screen is a front end of its own; both use the same modules");

  @ArchTest
  static final ArchRule oneGenerationOfJackson =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..")
          .because("two mappers would read the same file in two ways");

  @ArchTest
  static final ArchRule screensDoNotKnowEachOther =
      slices()
          .matching("dev.plumbline.app.screen.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("dev.plumbline.app.screen.trace.."),
              resideInAPackage("dev.plumbline.app.screen.routing.."))
          .because(
              "a screen reaches another one through the navigator only; Trace shows the picture of"
                  + " Routing with its way lit");
}
