package stoa.architecture.poms;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the rules read in a pom.
 *
 * @param path as it is written in messages
 * @param modules the children that it lists
 * @param dependencies on other parts of Stoa
 */
record Pom(String path, List<Item> modules, List<Dependency> dependencies) {
    private static final String OURS = "stoa";

    static Pom parse(String path, String xml) {
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            return new Reading().read(path, factory.createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(path + " is not well-formed: " + e.getMessage(), e);
        }
    }

    /** The dependencies of one scope, {@code compile} where the pom names none. */
    Stream<Dependency> dependencies(String scope) {
        return dependencies.stream().filter(dependency -> dependency.scope().equals(scope));
    }

    /** A name with its line. */
    record Item(String name, int line) {}

    /** A dependency with the line on which it begins. */
    record Dependency(String artifact, String scope, int line) {}

    /** One pass through a pom. */
    private static final class Reading {
        private static final String PROJECT = "/project";
        private static final String DEPENDENCY = PROJECT + "/dependencies/dependency";

        private final Deque<String> path = new ArrayDeque<>();
        private final Map<String, String> fields = new HashMap<>();
        private final List<Item> modules = new ArrayList<>();
        private final List<Dependency> dependencies = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int begin;

        Pom read(String file, XMLStreamReader xml) throws XMLStreamException {
            path.push("");
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> end(xml);
                    default -> {}
                }
            }
            return new Pom(file, modules, dependencies);
        }

        private void start(XMLStreamReader xml) {
            path.push(path.element() + "/" + xml.getLocalName());
            text.setLength(0);
            if (path.element().equals(DEPENDENCY)) {
                fields.clear();
                begin = xml.getLocation().getLineNumber();
            }
        }

        private void end(XMLStreamReader xml) {
            var element = path.pop();
            var value = text.toString().strip();
            if (element.equals(PROJECT + "/modules/module")) {
                modules.add(new Item(value, xml.getLocation().getLineNumber()));
            } else if (element.equals(DEPENDENCY)) {
                if (OURS.equals(fields.get("groupId"))) {
                    dependencies.add(new Dependency(
                            fields.getOrDefault("artifactId", ""), fields.getOrDefault("scope", "compile"), begin));
                }
            } else if (path.element().equals(DEPENDENCY)) {
                fields.put(xml.getLocalName(), value);
            }
        }
    }
}
