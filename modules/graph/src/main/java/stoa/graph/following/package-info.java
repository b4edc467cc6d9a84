/** Following and unfollowing, requests to follow, who follows whom, and how one account stands to others. */
@org.jspecify.annotations.NullMarked
package stoa.graph.following;
