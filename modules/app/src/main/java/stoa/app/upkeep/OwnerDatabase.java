package stoa.app.upkeep;

import java.nio.file.Path;
import stoa.db.cluster.Endpoint;

/**
 * Where the owner of the database connects, past any pooler: what {@code ./stoa run} migrates with.
 *
 * @param data the data directory, where the archive lies unless it is told otherwise
 */
public record OwnerDatabase(Endpoint endpoint, Path data) {}
