@org.jspecify.annotations.NullMarked
package stoa.platform.refresh;
