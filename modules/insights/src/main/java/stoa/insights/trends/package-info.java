/** Trends: what many people take up at the moment. */
@org.jspecify.annotations.NullMarked
package stoa.insights.trends;
