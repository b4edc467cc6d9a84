/**
 * Who stands how to whom: follows and requests, blocks, mutes, private notes, endorsements, and lists of people.
 *
 * <p>Owns the schema {@code graph}. Publishes {@code graph_api.follow_v1}, {@code block_v1}, {@code mute_v1},
 * {@code hidden_account_v1} (who is shown nothing of whom unasked), {@code list_v1} and {@code list_member_v1}, and the
 * events {@link stoa.graph.Followed}, {@link stoa.graph.Unfollowed}, {@link stoa.graph.FollowRequested} and {@link
 * stoa.graph.FollowRequestClosed}. Promises
 * that nobody follows themselves or somebody on the other side of a block, that a block ends follows and requests both
 * ways in its transaction, that the figures of both profiles change in the transaction of the follow, and that endorsed
 * accounts and members of lists are followed.
 */
@org.jspecify.annotations.NullMarked
package stoa.graph;
