/**
 * The account behind a practice instance: an endpoint on loopback that answers the calls of EC2,
 * SSM, KMS, STS and IAM from the case's own answers, and the agent's side of Session Manager.
 */
package dev.plumbline.lab.aws;
