/** Authors: what others did with what somebody wrote. */
@org.jspecify.annotations.NullMarked
package stoa.insights.authors;
