/** What was learnt about the instance metadata service: single requests, the role, proxies. */
@org.jspecify.annotations.NullMarked
package dev.plumbline.model.imds;
