/** What the Maven reactor lists and what its poms depend on. */
@org.jspecify.annotations.NullMarked
package stoa.architecture.poms;
