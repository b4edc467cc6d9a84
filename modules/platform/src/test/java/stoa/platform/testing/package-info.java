/** Test support for every module: one cluster per JVM, and eyes on what is sent to it. */
@org.jspecify.annotations.NullMarked
package stoa.platform.testing;
