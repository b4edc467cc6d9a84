/** Shows the promise about own writes on a cluster whose replicas lag, freeze, die and take over. */
@org.jspecify.annotations.NullMarked
package stoa.app.consistency;
