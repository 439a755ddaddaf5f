/** Opens and saves cases: recordings on disk, practice instances, saved instances. */
package dev.plumbline.app.open;
