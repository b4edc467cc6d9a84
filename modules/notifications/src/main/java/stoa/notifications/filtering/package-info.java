/** Of whom somebody wants to hear: the policy, and the requests of those whom it keeps apart. */
@org.jspecify.annotations.NullMarked
package stoa.notifications.filtering;
