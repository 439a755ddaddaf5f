/** The SSM Agent: why a node is not online, or online without sessions. */
package dev.plumbline.guide.check.ssm;
