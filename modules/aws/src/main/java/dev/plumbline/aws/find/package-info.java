/** Finding instances: lists of several Regions and profiles, and whatever a person pastes. */
package dev.plumbline.aws.find;
