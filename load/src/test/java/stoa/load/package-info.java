/** Tests of the load tool. */
@org.jspecify.annotations.NullMarked
package stoa.load;
