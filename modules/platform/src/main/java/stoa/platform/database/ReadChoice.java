package stoa.platform.database;

/** Where a read runs, and why there. */
record ReadChoice(Node node, ReadReason reason) {}
