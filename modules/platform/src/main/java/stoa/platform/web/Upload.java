package stoa.platform.web;

import java.nio.file.Path;

/**
 * A file that came with a request. What its sender called it, and which type they said it has, is not told: both are claims.
 *
 * @param file lies in the temporary folder until the request has been answered
 * @param size in bytes, at least 1
 */
public record Upload(Path file, long size) {}
