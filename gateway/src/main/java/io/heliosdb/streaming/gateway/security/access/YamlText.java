package io.heliosdb.streaming.gateway.security.access;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.NearestName;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes of a YAML text with their places. No objects are made of tags, keys come once, and anchors
 * are no way to make much of little.
 */
final class YamlText {
    private final String file;

    /**
     * @param file name for messages
     */
    YamlText(final String file) {
        this.file = file;
    }

    /** The mapping that the text is. */
    MappingNode root(final String text) {
        final LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setAllowDuplicateKeys(false)
                        .setAllowRecursiveKeys(false)
                        .setMaxAliasesForCollections(1)
                        .build();
        try {
            final Node root =
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() -> syntax("the file is empty", ""));
            return mapping(root);
        } catch (final MarkedYamlEngineException e) {
            final HeliosException error =
                    syntax("the file of roles is not valid YAML", e.getProblem());
            throw e.getProblemMark()
                    .map(
                            mark ->
                                    error.at(
                                            new Position(
                                                    file,
                                                    mark.getLine() + 1L,
                                                    mark.getColumn() + 1)))
                    .orElse(error);
        } catch (final YamlEngineException e) {
            throw syntax("the file of roles is not valid YAML", String.valueOf(e.getMessage()));
        }
    }

    private static HeliosException syntax(final String what, final String detail) {
        return HeliosException.of(AccessError.SYNTAX, what)
                .detail(detail)
                .hint("docs/reference/security.md shows such a file");
    }

    Position position(final Node node) {
        return node.getStartMark()
                .map(mark -> new Position(file, mark.getLine() + 1L, mark.getColumn() + 1))
                .orElse(new Position(file, 1, 0));
    }

    HeliosException error(final Node node, final String what) {
        return syntax(what, "").at(position(node));
    }

    MappingNode mapping(final Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw error(node, "a mapping is expected here");
    }

    List<Node> items(final Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw error(node, "a list is expected here");
    }

    /** Entries of a mapping, in their order. */
    Map<String, Node> entries(final MappingNode node) {
        final Map<String, Node> entries = new LinkedHashMap<>();
        for (final NodeTuple tuple : node.getValue()) {
            final String key = text(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "the key '" + key + "' comes twice");
            }
        }
        return entries;
    }

    /** As {@link #entries(MappingNode)}, of which only these are possible. */
    Map<String, Node> entries(final MappingNode node, final Collection<String> known) {
        for (final NodeTuple tuple : node.getValue()) {
            final String key = text(tuple.getKeyNode());
            if (!known.contains(key)) {
                final Optional<String> nearest = NearestName.of(key, known);
                throw error(tuple.getKeyNode(), "there is no key '" + key + "' here")
                        .hint(
                                nearest.map(name -> "did you mean " + name + "?")
                                        .orElse(
                                                "keys are "
                                                        + String.join(
                                                                ", ",
                                                                known.stream().sorted().toList())));
            }
        }
        return entries(node);
    }

    Node required(final Map<String, Node> entries, final String key, final Node owner) {
        final Node node = entries.get(key);
        if (node == null) {
            throw error(owner, "the key '" + key + "' is missing");
        }
        return node;
    }

    String text(final Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw error(node, "a text is expected here");
    }

    boolean flag(final Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("true|false")) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        throw error(node, "true or false is expected here");
    }
}
