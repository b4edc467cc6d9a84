package stoa.app.upkeep;

import stoa.db.cluster.Endpoint;

/** Where the owner of the database connects, past any pooler: what {@code ./stoa run} migrates with. */
public record OwnerDatabase(Endpoint endpoint) {}
