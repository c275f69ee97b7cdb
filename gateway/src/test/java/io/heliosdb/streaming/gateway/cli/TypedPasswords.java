package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.client.PasswordSource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What somebody types, in order. */
final class TypedPasswords implements PasswordSource {
    final Deque<String> lines = new ArrayDeque<>();

    void type(final String... typed) {
        lines.clear();
        lines.addAll(List.of(typed));
    }

    @Override
    public char[] ask(final String prompt) {
        return lines.remove().toCharArray();
    }

    @Override
    public String askName(final String prompt) {
        return lines.remove();
    }

    @Override
    public char[] readLine() {
        return lines.remove().toCharArray();
    }
}
