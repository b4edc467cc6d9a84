/** Planted faults. */
@org.jspecify.annotations.NullMarked
package planted.db;
