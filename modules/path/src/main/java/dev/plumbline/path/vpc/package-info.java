/** The VPC side of a path, from the answers of the account's API. */
package dev.plumbline.path.vpc;
