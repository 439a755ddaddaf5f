/** What was learnt about the SSM Agent beside its log. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.ssm;
