/** What classes may import, hold and call. */
@org.jspecify.annotations.NullMarked
package stoa.architecture.bytecode;
