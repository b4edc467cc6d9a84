/** Lists that people keep of those whom they follow. */
@org.jspecify.annotations.NullMarked
package stoa.graph.lists;
