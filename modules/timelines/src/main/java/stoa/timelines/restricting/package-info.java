/** Authors whom timelines of everybody's posts leave out. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.restricting;
