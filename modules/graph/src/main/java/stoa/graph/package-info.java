/**
 * Who stands how to whom: follows, and later follow requests, blocks, mutes and lists' membership.
 *
 * <p>Owns the schema {@code graph}; publishes {@code graph_api.follow_v1} and the events {@link
 * stoa.graph.Followed} and {@link stoa.graph.Unfollowed}. Promises that nobody follows themselves, and
 * that the figures of both profiles change in the transaction of the follow.
 */
@org.jspecify.annotations.NullMarked
package stoa.graph;
