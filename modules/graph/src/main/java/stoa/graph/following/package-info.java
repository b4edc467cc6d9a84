/** Following and unfollowing, and how one account stands to others. */
@org.jspecify.annotations.NullMarked
package stoa.graph.following;
