/** What people put down about others: private notes, and whom they feature on their profile. */
@org.jspecify.annotations.NullMarked
package stoa.graph.marking;
