/** Activity: what happened in each week. */
@org.jspecify.annotations.NullMarked
package stoa.insights.activity;
