package io.handshakedear;

import java.util.Map;
import java.util.Set;
import org.apache.camel.support.SimpleRegistry;

/**
 * The beans of a context to which routes are added while others run. Camel's own registry is a
 * plain map: a look-up fails, or does not end, when another thread binds a bean meanwhile.
 */
final class SharedRegistry extends SimpleRegistry {

    private static final long serialVersionUID = 1;

    @Override
    public synchronized <T> T lookupByNameAndType(String name, Class<T> type) {
        return super.lookupByNameAndType(name, type);
    }

    @Override
    public synchronized <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return super.findByTypeWithName(type);
    }

    @Override
    public synchronized <T> Set<T> findByType(Class<T> type) {
        return super.findByType(type);
    }

    @Override
    public synchronized void bind(String id, Class<?> type, Object bean) {
        super.bind(id, type, bean);
    }

    @Override
    public synchronized void unbind(String id) {
        super.unbind(id);
    }
}
