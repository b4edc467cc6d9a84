/** The pages for browsers: their addresses, sessions and forms. */
@org.jspecify.annotations.NullMarked
package stoa.app.web;
