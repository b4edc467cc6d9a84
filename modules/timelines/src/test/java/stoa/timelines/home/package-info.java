@org.jspecify.annotations.NullMarked
package stoa.timelines.home;
