/** The picture of the modules in the README. */
@org.jspecify.annotations.NullMarked
package stoa.architecture.diagram;
