package io.heliosdb.streaming.codecs.memory;

import java.util.Arrays;

/** A stack of pages not in use. */
final class FreePages {
    private Page[] stack;
    private int count;

    FreePages(final int capacity) {
        stack = new Page[capacity];
    }

    void push(final Page page) {
        if (count == stack.length) {
            stack = Arrays.copyOf(stack, Math.max(4, 2 * count));
        }
        stack[count++] = page;
    }

    Page pop() {
        return count == 0 ? null : stack[--count];
    }

    int count() {
        return count;
    }
}
