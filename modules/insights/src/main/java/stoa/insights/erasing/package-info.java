/** What dashboards and authors' own figures hold of somebody, erased when they are gone. */
@org.jspecify.annotations.NullMarked
package stoa.insights.erasing;
