# Makes the Windows installer. Untested: written beside installers/deb, never run on Windows. Not signed.
# Needs a JDK 25 or later in JAVA_HOME and the WiX tools on the PATH.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

$image = 'app/target/plumbline'
$out = 'target/installers'
$jdk = $env:JAVA_HOME
if (-not $jdk) { throw 'Set JAVA_HOME to a JDK 25 or later.' }

if (-not (Test-Path "$image/lib")) { mvn -q -DskipTests package }
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force "$out/input" | Out-Null
Copy-Item "$image/lib/*.jar" "$out/input"
$main = (Get-ChildItem "$out/input/plumbline-app-*.jar")[0].Name
$modules = (Get-Content installers/modules) -join ','

& "$jdk/bin/jlink" --add-modules $modules --strip-debug --no-header-files --no-man-pages --output "$out/runtime"
& "$jdk/bin/jpackage" --type msi --dest $out --name Plumbline --app-version 1.0.0 --vendor Plumbline `
  --license-file LICENSE --icon icons/app/plumbline.ico --runtime-image "$out/runtime" --input "$out/input" `
  --main-jar $main --main-class dev.plumbline.app.Main `
  --java-options '--module-path=$APPDIR' `
  --java-options '--add-modules=dev.plumbline.app,org.slf4j.jul' `
  --java-options '--enable-native-access=javafx.graphics,dev.plumbline.app,org.jline.terminal.ffm' `
  --win-menu --win-shortcut --win-dir-chooser

Remove-Item -Recurse -Force "$out/input", "$out/runtime"
