/** Where Prometheus reads what the server measures of itself. */
@org.jspecify.annotations.NullMarked
package stoa.platform.metrics;
