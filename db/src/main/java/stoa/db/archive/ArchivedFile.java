package stoa.db.archive;

/**
 * What the manifest says of a file that was proved.
 *
 * @param name of the object
 * @param bytes its size
 * @param sha256 of all its bytes, in hexadecimal digits
 * @param tableBytes the size of the table, with its indexes
 * @param schemaHash of the shape
 */
record ArchivedFile(
        String name, long bytes, String sha256, long tableBytes, Checksum checksum, Shape shape, String schemaHash) {}
