/** Pages of accounts in the order of their relation (follow, block, mute…), whose id is the cursor. */
@org.jspecify.annotations.NullMarked
package stoa.graph.pages;
