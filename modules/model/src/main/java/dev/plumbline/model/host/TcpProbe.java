package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;

/**
 * One connection that was tried.
 *
 * @param host name or address
 * @param exit 0 connected, 124 no answer in time, else refused or no way
 * @param error text of the error, empty where none was printed
 */
public record TcpProbe(String host, int port, int exit, String error, Evidence evidence) {}
