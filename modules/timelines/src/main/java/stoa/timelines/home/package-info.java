/** What somebody follows: at home, and by list. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.home;
