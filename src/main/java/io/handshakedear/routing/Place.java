package io.handshakedear.routing;

/**
 * A point on the earth.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
public record Place(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Great-circle distance in kilometres. */
    public double distanceTo(Place other) {
        double north = Math.toRadians(latitude);
        double otherNorth = Math.toRadians(other.latitude);
        double byLatitude = haversine(otherNorth - north);
        double byLongitude = haversine(Math.toRadians(other.longitude - longitude));
        double haversine = byLatitude + Math.cos(north) * Math.cos(otherNorth) * byLongitude;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    private static double haversine(double angle) {
        double sine = Math.sin(angle / 2);
        return sine * sine;
    }
}
