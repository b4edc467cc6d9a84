/** Planted faults. */
@org.jspecify.annotations.NullMarked
package planted.load;
