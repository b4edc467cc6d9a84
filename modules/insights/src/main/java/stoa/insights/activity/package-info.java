/** Activity: what happened in each week, counted by a job from published views. */
@org.jspecify.annotations.NullMarked
package stoa.insights.activity;
