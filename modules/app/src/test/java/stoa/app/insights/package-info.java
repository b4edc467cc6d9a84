@org.jspecify.annotations.NullMarked
package stoa.app.insights;
