/**
 * What the other packages share of the SDK: clients, the guard before them, answers and failures in
 * plain words.
 */
package dev.plumbline.aws.client;
