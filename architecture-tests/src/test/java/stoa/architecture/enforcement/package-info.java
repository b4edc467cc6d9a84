/** What happens at run time to a statement that names another module's table. */
@org.jspecify.annotations.NullMarked
package stoa.architecture.enforcement;
