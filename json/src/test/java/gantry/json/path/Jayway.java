package gantry.json.path;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;

import gantry.json.Json;
import gantry.json.JsonNumber;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle: Jayway's library over plain Java values, minding what its provider for Jackson's tree
 * does differently from its default one: an element beyond an array's end is null.
 */
final class Jayway {
    private static final Configuration CONFIGURATION =
            Configuration.builder()
                    .jsonProvider(new Provider())
                    .mappingProvider(new Identity())
                    .build();

    private Jayway() {}

    static JsonPath compile(String path) {
        return JsonPath.compile(path);
    }

    static @Nullable Object read(JsonPath path, @Nullable Object document) {
        return path.read(copy(document), CONFIGURATION);
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, member) -> copy.put(key, copy(member)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(element -> copy.add(copy(element)));
                yield copy;
            }
            case JsonNumber number -> new BigDecimal(number.toString());
            case null, default -> value;
        };
    }

    private static final class Provider extends AbstractJsonProvider {
        @Override
        public Object parse(String json) {
            return String.valueOf(copy(Json.parse(json)));
        }

        @Override
        public Object parse(InputStream json, String charset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toJson(Object value) {
            return Json.print(value);
        }

        @Override
        public Object createArray() {
            return new ArrayList<>();
        }

        @Override
        public Object createMap() {
            return new LinkedHashMap<>();
        }

        @Override
        @SuppressWarnings("NullAway") // the library's own contract
        public Object getArrayIndex(Object array, int index) {
            var list = (List<?>) array;
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's interface
    private static final class Identity implements MappingProvider {
        @Override
        public <T> T map(Object source, Class<T> type, Configuration configuration) {
            return (T) source;
        }

        @Override
        public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
            return (T) source;
        }
    }
}
