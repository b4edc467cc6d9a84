/** What is posted under hashtags. */
@org.jspecify.annotations.NullMarked
package stoa.timelines.tagged;
