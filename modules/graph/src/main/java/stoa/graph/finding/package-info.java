/** Finding people: by name, and by whom one knows. */
@org.jspecify.annotations.NullMarked
package stoa.graph.finding;
